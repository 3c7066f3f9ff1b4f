"""Which reader gives the value of which pattern of the grammar."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from broadsheet.text.times import days, units
from broadsheet.text.times.classes import Word
from broadsheet.text.times.context import Context
from broadsheet.text.times.period import Period

READ: dict[str, Callable[[Sequence[Word], Context], Period | None]] = {
    "written": days.written,
    "named": days.named,
    "year_range": units.year_range,
    "days": days.days,
    "day": days.day,
    "months": days.months,
    "month": days.month,
    "which_day": days.which_day,
    "quarter": units.quarter,
    "half": units.half,
    "season": units.season,
    "ago": units.ago,
    "later": units.later,
    "decade": units.decade,
    "part": units.part,
    "earlier": days.earlier,
    "last_units": units.last_units,
    "last_unit": units.last_unit,
    "holiday": days.holiday,
    "relative": days.relative,
    "the_unit": units.the_unit,
    "day_of_month": days.day_of_month,
    "year": units.year_alone,
}
