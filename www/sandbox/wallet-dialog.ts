import css from "./wallet.css?inline";

export type Row = [label: string, value: string];
/** `rows` is asked again when the user switches the account. */
export type Question = { method: string; rows: () => Row[]; raw?: string };
export type Choice = "confirm" | "reject" | "fail" | "slow";

let sheet: CSSStyleSheet | undefined;

/** Asks in a modal dialog. Its look is its own, so that nobody learns to trust a page that draws a wallet. */
export function ask(question: Question, switchAccount: () => void): Promise<Choice> {
  adoptStyle();
  return new Promise((resolve) => {
    const dialog = element("dialog", { className: "dev-wallet" });
    const choose = (choice: Choice) => {
      dialog.close();
      dialog.remove();
      resolve(choice);
    };
    const choices = (text: string, choice: Choice) => button(text, () => choose(choice));
    const heading = element("h2", { id: "dev-wallet-heading", textContent: "Development wallet, no real funds" });
    const rows = element("dl");
    const showRows = () => rows.replaceChildren(...[["Request", question.method] as Row, ...question.rows()].map(row));
    const switcher = button("Switch account", () => {
      switchAccount();
      showRows();
    });
    const reject = choices("Reject", "reject");
    reject.autofocus = true;
    const also = element("p", { role: "group", ariaLabel: "Also" }, "Also: ");
    also.append(choices("Fail", "fail"), choices("Be slow", "slow"), switcher);

    showRows();
    dialog.setAttribute("aria-labelledby", heading.id);
    dialog.append(heading, rows, ...rawData(question.raw));
    dialog.append(element("p", {}, reject, choices("Confirm", "confirm")), also);
    dialog.addEventListener("cancel", () => choose("reject"));
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** An adopted sheet needs no inline style, which the page's content security policy refuses. */
function adoptStyle(): void {
  if (sheet !== undefined) return;
  sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}

function row([label, value]: Row): HTMLElement {
  return element("div", {}, element("dt", {}, label), element("dd", {}, value));
}

function rawData(raw: string | undefined): HTMLElement[] {
  if (raw === undefined) return [];
  return [element("details", {}, element("summary", {}, "Raw calldata"), element("code", {}, raw))];
}

function button(text: string, onClick: () => void): HTMLButtonElement {
  const made = element("button", { type: "button", textContent: text });
  made.addEventListener("click", onClick);
  return made;
}

function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}
