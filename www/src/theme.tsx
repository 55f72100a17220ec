import { useEffect, useState } from "preact/hooks";

const themes = ["system", "light", "dark"] as const;

/** The theme is the only thing that this page stores. theme.js restores it. */
export function Theme() {
  const [theme, setTheme] = useState("system");
  useEffect(() => setTheme(document.documentElement.dataset.theme ?? "system"), []);
  function choose(name: string) {
    localStorage.setItem("theme", name);
    document.documentElement.dataset.theme = name;
    setTheme(name);
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
