import "gangmu-editor";

export function Report({ text, onText }) {
  return (
    <gangmu-editor name="report" aria-label="报告正文" value={text}
      onInput={(event) => onText(event.target.value)} />
  );
}
