// `<gangmu-editor>` in JSX of React 19: `import type {} from "gangmu-editor/react"`.
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { GangmuEditor, GangmuEventMap, GangmuProps } from "gangmu-editor";

/** React's own properties, with the element's in the place of those of the same name. */
type Html = Omit<DetailedHTMLProps<HTMLAttributes<GangmuEditor>, GangmuEditor>, keyof GangmuProps | keyof Listeners>;

/** The element's own events, by their names behind `on`; `onInput` and `onChange` are React's. */
type Listeners = {
  [K in Exclude<keyof GangmuEventMap, "input" | "change"> as `on${K}`]?: (event: GangmuEventMap[K]) => void;
} & {
  [K in "onInput" | "onChange"]?: (event: { target: EventTarget & GangmuEditor; currentTarget: GangmuEditor }) => void;
};

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "gangmu-editor": Html & GangmuProps & Listeners;
    }
  }
}
