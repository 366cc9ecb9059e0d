// `<gangmu-editor>` in templates of Vue 3: `import type {} from "gangmu-editor/vue"`.
import type { DefineComponent, HTMLAttributes } from "vue";
import type { GangmuEventMap, GangmuProps } from "gangmu-editor";

/** The element's events, as `@viewchange` listens to them; what `v-model` gives and takes. */
type Listeners = {
  [K in keyof GangmuEventMap as `on${Capitalize<K>}`]?: (event: GangmuEventMap[K]) => void;
} & {
  modelValue?: string;
  "onUpdate:modelValue"?: (text: string) => void;
};

type Props = Omit<HTMLAttributes, keyof GangmuProps | keyof Listeners> & GangmuProps & Listeners;

declare module "vue" {
  interface GlobalComponents {
    "gangmu-editor": DefineComponent<Props>;
  }
}
