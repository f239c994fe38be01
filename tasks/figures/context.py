"""Where and when a figure holds: the door to `figure_dates` and `figure_places`.

Eighth step of extraction (`article`). What the figure's own sentence doesn't say is inherited from the
context, the dateline or the day of publication, and flagged so.
"""

from tasks.figures.figure_dates import find_figure_dates
from tasks.figures.figure_places import find_figure_places

__all__ = ["find_figure_dates", "find_figure_places"]
