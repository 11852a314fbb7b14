"""What is wrong with an article, by the service: python3 check.py URL FILE"""

import json
import sys
import urllib.error
import urllib.parse
import urllib.request


def ask(url, action, document, **options):
    query = urllib.parse.urlencode({name.replace("_", "-"): value for name, value in options.items()}, doseq=True)
    request = urllib.request.Request(
        f"{url}/v1/{action}?{query}", data=document, headers={"Content-Type": "application/octet-stream"}
    )
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as refusal:
        # It says in `detail` what is wrong; 503 may be tried again after `Retry-After` seconds.
        raise SystemExit(json.load(refusal)["detail"]) from None


url, file = sys.argv[1:]
with open(file, "rb") as document:
    report = ask(url, "check", document.read(), name=file, min_severity="warning")
for it in report["diagnostics"]:
    print(f"{it['start']['line']}:{it['start']['column']} {it['severity']}[{it['rule']}] {it['message']}")
sys.exit(1 if report["summary"]["errors"] else 0)
