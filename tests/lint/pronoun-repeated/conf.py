reading_edition_lint_rules = {"pronoun-repeated": 2}
