"""Check the scripts of the engine: their types with TypeScript, their style with ESLint.

Run from the project's folder, with the packages of ``tests/tools`` installed.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from reading_edition.html.bundles import BUNDLES

ROOT = Path(__file__).parents[2]
SCRIPTS = ROOT / "src" / "reading_edition" / "html" / "scripts"
MODULES = ROOT / "tests" / "tools" / "node_modules"
TYPES = ["--allowJs", "--checkJs", "--noEmit", "--strict", "--target", "es2024"]
LIBRARIES = ["--lib", "es2024,dom,dom.iterable"]


def main() -> int:
    """Check all; how many checks failed."""
    compiler = ["node", str(MODULES / "typescript" / "bin" / "tsc"), *TYPES, *LIBRARIES]
    eslint = str(MODULES / "eslint" / "bin" / "eslint.js")
    config = str(ROOT / "tests" / "tools" / "eslint.config.mjs")
    loaded = [bundle for bundle in BUNDLES if bundle.name.endswith(".js")]
    commands = [
        [*compiler, *(str(SCRIPTS / f"{part}.js") for part in bundle.parts)] for bundle in loaded
    ]
    commands.append(["node", eslint, "--max-warnings", "0", "--config", config, str(SCRIPTS)])
    return sum(bool(subprocess.run(c, cwd=ROOT, check=False).returncode) for c in commands)


if __name__ == "__main__":
    sys.exit(main())
