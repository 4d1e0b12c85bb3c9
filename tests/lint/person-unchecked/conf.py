reading_edition_lint_rules = {"person-unchecked": 365}
