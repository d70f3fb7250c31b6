"""Schemes (考评方案): one assessment's rules, read from one TOML file."""
