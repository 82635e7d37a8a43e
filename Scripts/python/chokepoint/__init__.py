"""Who loses when a government restricts an export, how much, and how sure are you?

The program ``chokepoint`` from Python: every question of its command line is a function, whose
answer holds data frames::

    import chokepoint

    result = chokepoint.shock("icio2023-2019-g20x20", "JPN/C:KOR=30%")
    result.answer                 # the range of every measure over the models
    result.tables["impact"]       # by model and region; units and assumptions in .attrs

Many questions about one table are fastest in a :class:`Session`. What is wrong with a question is
an :class:`InputError` with all ``findings``; what the program warns of is a
:class:`ChokepointWarning`. The program itself has to be installed; see :func:`find_program`.
"""

from ._errors import (
    ChokepointError,
    ChokepointWarning,
    ComputationError,
    Finding,
    InputError,
    ProgramError,
    ProgramNotFound,
)
from ._program import find_program
from ._pymrio import PymrioTable, from_pymrio, to_pymrio
from ._questions import *  # noqa: F403
from ._questions import COMMANDS
from ._result import Ledger, Result, Tables
from ._session import Session
from ._version import VERSION as __version__

__all__ = [
    *COMMANDS,
    "ChokepointError",
    "ChokepointWarning",
    "ComputationError",
    "Finding",
    "InputError",
    "Ledger",
    "ProgramError",
    "ProgramNotFound",
    "PymrioTable",
    "Result",
    "Session",
    "Tables",
    "__version__",
    "find_program",
    "from_pymrio",
    "to_pymrio",
]
