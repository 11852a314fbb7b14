"use strict";
// Shows only findings of some severities, of one rule or both. The choice stands in the address
// (`#severity=error,warning&rule=ID`), so it can be sent.
const form = document.querySelector("form.filter");
const findings = [...document.querySelectorAll("li.finding")];
const groups = [...document.querySelectorAll("section.group")];

function chosen() {
  return [...form.elements.severity].filter((box) => box.checked).map((box) => box.value);
}

function apply() {
  const severities = chosen();
  const rule = form.elements.rule.value;
  let shown = 0;
  let all = 0;
  for (const finding of findings) {
    const { severity, rule: id } = finding.dataset;
    finding.hidden = !severities.includes(severity) || (rule !== "" && rule !== id);
    const count = Number(finding.dataset.count ?? 1);
    all += count;
    if (!finding.hidden) shown += count;
  }
  for (const group of groups) {
    // One without any tells what was left out.
    const any = group.querySelector("li.finding");
    group.hidden = any && !group.querySelector("li.finding:not([hidden])");
  }
  document.getElementById("none").hidden = shown > 0;
  form.querySelector("output").value = `${shown} of ${all} shown`;
}

// The address may also lead to a place on the page: then the choice stays as it is.
function read() {
  const wanted = new URLSearchParams(location.hash.slice(1));
  if (wanted.has("severity")) {
    const severities = wanted.get("severity").split(",");
    for (const box of form.elements.severity) box.checked = severities.includes(box.value);
  }
  if (wanted.has("rule")) form.elements.rule.value = wanted.get("rule");
  if (form.elements.rule.selectedIndex < 0) form.elements.rule.value = "";
  apply();
}

form.addEventListener("change", () => {
  const wanted = new URLSearchParams({ severity: chosen().join(",") });
  if (form.elements.rule.value) wanted.set("rule", form.elements.rule.value);
  history.replaceState(null, "", `#${wanted.toString().replaceAll("%2C", ",")}`);
  apply();
});
form.addEventListener("submit", (event) => event.preventDefault());
// On paper nobody can open an explanation.
let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details:not([open])")];
  for (const closed of opened) closed.open = true;
});
addEventListener("afterprint", () => {
  for (const closed of opened) closed.open = false;
});
addEventListener("hashchange", read);
form.hidden = false;
read();
