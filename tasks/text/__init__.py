"""The text as language: sentences, the parse, phrases, clauses, tense."""
