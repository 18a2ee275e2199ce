/** The portal's colours and sizes, for pages that are styled by themselves. Generated: `npm run generate`. */
export const LOOK = `:root {
  --accent-hover: light-dark(color-mix(in oklab, var(--blue-11), #000 12%), var(--blue-10));
  --accent-text: light-dark(#fff, var(--slate-1));
  --accent: light-dark(var(--blue-11), var(--blue-9));
  --blue-10: light-dark(#0588f0, #3b9eff);
  --blue-11: light-dark(#0d74ce, #70b8ff);
  --blue-9: light-dark(#0090ff, #0090ff);
  --control-line: var(--slate-7);
  --danger: light-dark(var(--red-11), var(--red-9));
  --focus: light-dark(var(--blue-9), var(--blue-10));
  --font: Inter, system-ui, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Arabic", sans-serif;
  --hover: var(--slate-3);
  --line: var(--slate-5);
  --link: var(--blue-11);
  --page: light-dark(#fff, var(--slate-1));
  --panel: var(--slate-2);
  --quiet: var(--slate-11);
  --radius-card: 8px;
  --radius: 6px;
  --raised: light-dark(#fff, var(--slate-2));
  --red-11: light-dark(#ce2c31, #ff9592);
  --red-12: light-dark(#641723, #ffd1d9);
  --red-2: light-dark(#fff7f7, #201314);
  --red-6: light-dark(#fdbdbe, #72232d);
  --red-9: light-dark(#e5484d, #e5484d);
  --shadow: 0 0 0 1px light-dark(rgb(28 32 36 / 0.1), var(--slate-6)), 0 8px 24px rgb(0 0 0 / 0.16), 0 2px 6px rgb(0 0 0 / 0.08);
  --slate-11: light-dark(#60646c, #b0b4ba);
  --slate-12: light-dark(#1c2024, #edeef0);
  --slate-1: light-dark(#fcfcfd, #111113);
  --slate-2: light-dark(#f9f9fb, #18191b);
  --slate-3: light-dark(#f0f0f3, #212225);
  --slate-5: light-dark(#e0e1e6, #2e3135);
  --slate-6: light-dark(#d9d9e0, #363a3f);
  --slate-7: light-dark(#cdced6, #43484e);
  --text: var(--slate-12);
}
`;
