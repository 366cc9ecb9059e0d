// The element in JSX; must compile, and what is marked must not.
import "gangmu-editor";
import type {} from "gangmu-editor/react";
import type { GangmuEditor } from "gangmu-editor";

export const report = (text: string, told: (text: string) => void, editor: { current: GangmuEditor | null }) => (
  <gangmu-editor
    ref={editor}
    key="report"
    id="report"
    className="wide"
    name="report"
    aria-label="报告正文"
    value={text}
    theme="contrast"
    view="ledger"
    target-length={3000}
    required
    commands={[{ id: "submit", zh: "报送", run: (same) => same.form?.requestSubmit() }]}
    onInput={(event) => told(event.currentTarget.value)}
    onviewchange={({ detail }) => told(detail.view)}
    onerror={({ detail }) => told(detail.code ?? detail.reason)}
  />
);

// @ts-expect-error no such colours
export const blue = <gangmu-editor theme="blue" />;
// @ts-expect-error a text
export const number = <gangmu-editor value={3} />;
// @ts-expect-error no such element
export const other = <gangmu-other />;
