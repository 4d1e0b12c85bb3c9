reading_edition_lint_rules = {"sentence-long": 8}
