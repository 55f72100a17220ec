import { useEffect, useState } from "preact/hooks";

type Message = { text: string; urgent: boolean };

let show: ((message: Message) => void) | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Tells screen readers one short sentence. Of several within 300 ms they hear the last. */
export function announce(text: string): void {
  clearTimeout(timer);
  timer = setTimeout(() => show?.({ text, urgent: false }), 300);
}

/** The same at once, for what the user did not cause: an account that changed, bytes that differ from the plan. */
export function interrupt(text: string): void {
  clearTimeout(timer);
  show?.({ text, urgent: true });
}

/** The two live regions, in the page from the first moment: a region that comes with its text is not read. */
export function Status() {
  const [message, setMessage] = useState<Message>({ text: "", urgent: false });
  useEffect(() => {
    show = setMessage;
    return () => {
      show = undefined;
    };
  }, []);
  return (
    <>
      <p class="unseen" role="status">{message.urgent ? "" : message.text}</p>
      <p class="unseen" role="alert">{message.urgent ? message.text : ""}</p>
    </>
  );
}
