// Tabs, by mouse and by arrow keys.
export function tabs(list: HTMLElement, changed: (panel: string) => void): (panel: string) => void {
  const all = [...list.querySelectorAll<HTMLElement>('[role=tab]')];
  const visible = (): HTMLElement[] => all.filter((it) => !it.hidden);
  const select = (panel: string): void => {
    for (const tab of all) {
      const isIt = tab.getAttribute('aria-controls') === panel;
      tab.setAttribute('aria-selected', String(isIt));
      tab.tabIndex = isIt ? 0 : -1;
      const its = document.getElementById(tab.getAttribute('aria-controls') ?? '');
      if (its) its.hidden = !isIt;
    }
    changed(panel);
  };
  for (const tab of all) {
    const panel = tab.getAttribute('aria-controls') ?? '';
    tab.addEventListener('click', () => select(panel));
    tab.addEventListener('keydown', ({ key }) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
      if (step === undefined) return;
      const there = visible();
      const next = there[(there.indexOf(tab) + step + there.length) % there.length];
      next?.focus();
      select(next?.getAttribute('aria-controls') ?? panel);
    });
  }
  return select;
}
