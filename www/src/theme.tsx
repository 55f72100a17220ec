import { useState } from "preact/hooks";

const themes = ["system", "light", "dark"] as const;
const key = "theme";

/** The only thing that this page stores. */
export function restoreTheme(): string {
  const theme = localStorage.getItem(key) ?? "system";
  document.documentElement.dataset.theme = theme;
  return theme;
}

export function Theme() {
  const [theme, setTheme] = useState(restoreTheme);
  function choose(name: string) {
    localStorage.setItem(key, name);
    setTheme(restoreTheme());
  }
  return (
    <>
      <label class="unseen" for="theme">Theme</label>
      <select id="theme" value={theme} onChange={(event) => choose(event.currentTarget.value)}>
        {themes.map((name) => <option value={name}>{name[0]?.toUpperCase()}{name.slice(1)}</option>)}
      </select>
    </>
  );
}
