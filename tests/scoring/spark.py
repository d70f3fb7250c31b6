"""One session of Spark for all tests, where it can be had; made for few rows."""

from __future__ import annotations

import warnings
from functools import cache
from importlib.util import find_spec
from shutil import which
from typing import Final

_SMALL: Final = {
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    "spark.log.level": "ERROR",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.shuffle.partitions": "1",
}


@cache
def missing_for_spark() -> str:
    """Begin the session, or say what is missing; empty: nothing is."""
    if not find_spec("pyspark"):
        return "pyspark is not installed: Spark is not tried"
    if not which("java"):
        return "there is no java: Spark is not tried"
    with warnings.catch_warnings(action="ignore"):
        from pyspark.sql import SparkSession  # noqa: PLC0415 - of an extra

        begun = SparkSession.builder.master("local[2]").appName("assess")
        for name, value in _SMALL.items():
            begun = begun.config(name, value)
        begun.getOrCreate()
    return ""
