"""SQL files with a comment at their head: the one thing that checks and kept questions share."""


def split_comment(text: str) -> tuple[str, str]:
    r"""The comment at the head of an SQL file, in one line, and the SQL after it.

    >>> split_comment("-- Who is\n-- quoted?\nSELECT 1")
    ('Who is quoted?', 'SELECT 1')
    """
    lines = text.splitlines()
    end = next((i for i, line in enumerate(lines) if not line.startswith("--")), len(lines))
    return " ".join(line[2:].strip() for line in lines[:end]), "\n".join(lines[end:]).strip()
