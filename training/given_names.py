"""Builds `tasks/data/given_names.tsv`, the given names that nearly always are a man's or a woman's, from `faker`.

Run once by hand when the table is to be renewed (nothing here runs in the product):

    pip install --target D faker; PYTHONPATH=D python -m training.given_names > tasks/data/given_names.tsv

`faker` (https://github.com/joke2k/faker, MIT) has lists of given names for some seventy countries, by gender. A name is
kept if it is in the lists of three countries or more and 9 in 10 of them say the same: what is a woman's name in one
country may be a man's in the next. Names in other scripts than Latin are left out.
"""

import importlib
import pkgutil
import re
from collections import Counter
from collections.abc import Iterator

import faker
from faker.providers import person

from tasks.text.folding import fold_name

SURE = 0.9
COUNTRIES = 3
LATIN = re.compile(r"[A-Za-zÀ-ɏ'’ -]+")


def main() -> None:
    """Print the table."""
    counts = {"m": Counter(_names("male")), "f": Counter(_names("female"))}
    print("# Given names, folded, and whose they nearly always are (m, f): tasks/names/cast.py.")
    print(
        f"# From the lists of faker {faker.VERSION} (https://github.com/joke2k/faker), MIT, by training/given_names.py."
    )
    for name in sorted(counts["m"].keys() | counts["f"].keys()):
        gender = max(counts, key=lambda one: counts[one][name])
        if counts[gender][name] >= max(COUNTRIES, SURE * sum(count[name] for count in counts.values())):
            print(name, gender, sep="\t")


def _names(gender: str) -> Iterator[str]:
    """The first words of the given names of that gender, folded, once for each list that has them."""
    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"{person.__name__}.{module.name}").Provider
        lists = (name for name in dir(provider) if re.fullmatch(rf"first_(?:romanized_)?names?_{gender}.*", name))
        found = (word for one in lists if not callable(getattr(provider, one)) for word in getattr(provider, one))
        latin = (word for word in found if isinstance(word, str) and LATIN.fullmatch(word))
        names = {fold_name(re.split(r"[ -]", word)[0]) for word in latin}
        yield from (name for name in names if len(name) > 2)


if __name__ == "__main__":
    main()
