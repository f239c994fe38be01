"""Where and when a figure holds: the door to `tasks/figure_dates.py` and `tasks/figure_places.py`.

Eighth step of extraction (`tasks/article.py`). What the figure's own sentence doesn't say is inherited from the
context, the dateline or the day of publication, and flagged so.
"""

from tasks.figure_dates import find_figure_dates
from tasks.figure_places import find_figure_places

__all__ = ["find_figure_dates", "find_figure_places"]
