// Says on the root what the first paint depends on: light or dark, and whether a map is to come. A file of its own: the content
// security policy allows no inline script.
(() => {
  const root = document.documentElement;
  let chosen = null;
  try {
    chosen = localStorage.getItem('mantine-color-scheme-value');
  } catch {
    // Storage may be closed to us; the system's choice holds then.
  }
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
  root.toggleAttribute('data-map', /^\/(embed\/)?[^/]*\/?$/.test(location.pathname));
})();
