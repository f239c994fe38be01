"""What a worker process needs, imported and loaded: the extractors and the language model."""

import tasks.article
import tasks.pages.clean  # noqa: F401
from tasks.text.language import load_model

load_model()
