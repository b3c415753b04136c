"""How long an offline check of a settings file takes, against `from pydantic import BaseModel`: whole processes.

python benchmarks/bench_check.py
"""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from timing import interleaved, report

SETTINGS = """\
provider = "bepaid"
shop_id = "4711"
mode = "live"
currency = "BYN"
gateway_host = "gateway.bepaid.by"
notification_url = "https://staging.primer-magazin.by/notify"

[module]
name = "begateway-woocommerce"
version = "2.0.9"
"""
FLOOR = "from pydantic import BaseModel"


def main() -> None:
    """Print the figures."""
    with TemporaryDirectory() as folder:
        settings = Path(folder, "shop.toml")
        settings.write_text(SETTINGS, "utf-8")
        commands = {
            FLOOR: ["-c", FLOOR],
            "paysupport check --offline": ["-m", "paysupport", "check", str(settings), "--offline"],
        }

        def start(arguments: list[str]) -> object:
            return subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=False)

        contenders = {name: (lambda arguments=arguments: start(arguments)) for name, arguments in commands.items()}
        goals = {"paysupport check --offline": 2}
        report("Check", interleaved(contenders, rounds=15, calls=1), floor=FLOOR, goals=goals)


if __name__ == "__main__":
    main()
