// A form of React's: the text goes in as a property and comes out by events.
import { StrictMode, useEffect, useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import { Report } from "./Report.jsx";

function Form() {
  const [text, setText] = useState("一、主要问题\n（一）台账不全。\n");
  const [shown, setShown] = useState(true);
  const form = useRef(null);
  useEffect(() => {
    // In strict mode this runs twice.
    const ready = () => { window.reactReady = (window.reactReady ?? 0) + 1; };
    const { current } = form;
    current.addEventListener("ready", ready);
    return () => current.removeEventListener("ready", ready);
  }, []);
  return (
    <form ref={form}>
      {shown && <Report text={text} onText={setText} />}
      <button type="button" className="toggle" onClick={() => setShown(!shown)}>显示</button>
      <button type="button" className="other" onClick={() => setText("一、另一份\n")}>换一份</button>
      <output>{text}</output>
    </form>
  );
}

createRoot(document.getElementById("react")).render(<StrictMode><Form /></StrictMode>);
