// Characters that change how the text around them is shown, or hide: bidi controls, zero-width ones, other controls.
const hidden = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/u;

/** Text that a stranger wrote, with its invisible characters made visible. */
export function Plain({ text }: { text: string }) {
  return (
    <bdi>
      {text.split(new RegExp(`(${hidden.source})`, "u")).map((part) =>
        hidden.test(part) ? <span class="chip">⟨U+{part.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}⟩</span> : part,
      )}
    </bdi>
  );
}
