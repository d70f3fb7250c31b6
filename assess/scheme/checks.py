"""What is looked at in a whole scheme; the order of the list is that of a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from assess.scheme import (
    check_below,
    check_combine,
    check_days,
    check_examples,
    check_feeds,
    check_grades,
    check_marks,
    check_names,
    check_observed,
    check_reach,
    check_remind,
    check_results,
    check_rounds,
    check_rules,
    check_sense,
    check_tree,
    check_trials,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from assess.scheme.document import Fault
    from assess.scheme.draft import Draft

    Check: TypeAlias = Callable[[Draft], Iterator[Fault]]

CHECKS: Final[tuple[Check, ...]] = (
    check_feeds.something_there,
    check_names.ids_once,
    check_names.ids_free,
    check_names.names_known,
    check_names.own_numbers_of_classes,
    check_names.equals_part_by_parts,
    check_names.opens_an_extra,
    check_names.gates_stand_on_sheets,
    check_tree.parents_end,
    check_tree.leaves_hold_nothing,
    check_tree.blocks_hold_something,
    check_tree.keys_where_they_count,
    check_feeds.leaves_are_fed,
    check_feeds.periods_run_forward,
    check_feeds.windows_understood,
    check_observed.spans_hold_days,
    check_feeds.states_have_a_worth,
    check_feeds.measures_fit,
    check_observed.targets_divide_numbers,
    check_feeds.checks_read_one_way,
    check_feeds.vetoes_compare_numbers,
    check_marks.numbers_in_range,
    check_marks.full_marks_add_up,
    check_marks.marks_within_full,
    check_combine.limits_where_they_count,
    check_combine.combined_shares_fit,
    check_combine.whole_has_marks,
    check_rules.conditions_whole,
    check_rules.bounds_hold_something,
    check_rules.rules_do_something,
    check_rules.grades_cover_all,
    check_grades.grades_of_every_class,
    check_results.unscored_have_no_marks,
    check_results.quotas_answer_all,
    check_results.publication_names_somebody,
    check_below.subordinates_stand_alone,
    check_below.subordinates_are_there,
    check_below.classes_rest_on_others,
    check_below.columns_have_no_examples,
    check_rounds.rounds_are_sound,
    check_rounds.rounds_weigh_one,
    check_rounds.rounds_stand_alone,
    check_rounds.spared_by_leaves,
    check_remind.triggers_speak_of_something,
    check_remind.limits_understood,
    check_remind.levels_in_reach,
    check_trials.examples_expect_something,
    check_trials.facts_are_whole,
    check_examples.examples_hold,
)

# What may be meant: only ever worth a warning.
DOUBTS: Final[tuple[Check, ...]] = (
    check_feeds.sources_used,
    check_sense.statements_have_a_worth,
    check_days.days_hold_what_is_asked,
    check_observed.silence_is_not_blank,
    check_observed.blanks_count,
    check_observed.shares_meant_as_percent,
    check_observed.goals_meant_as_percent,
    check_sense.methods_take_what_is_measured,
    check_sense.more_earns_more,
    check_sense.extras_are_for_something,
    check_sense.claims_may_count,
    check_marks.losses_within_full,
    check_marks.full_marks_in_reach,
    check_marks.pools_within_caps,
    check_marks.weights_as_printed,
    check_reach.vetoes_decide,
    check_reach.gates_decide,
    check_reach.scores_within_full,
    check_reach.effects_limit_something,
)
