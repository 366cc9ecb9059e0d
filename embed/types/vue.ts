// The element in templates, as their checker has it; must compile, and what is marked must not.
import "gangmu-editor";
import type {} from "gangmu-editor/vue";
import type { GlobalComponents } from "vue";

type Given = InstanceType<GlobalComponents["gangmu-editor"]>["$props"];

export const report: Given = {
  id: "report",
  name: "report",
  modelValue: "一、甲",
  "onUpdate:modelValue": (text) => text.length,
  theme: "contrast",
  "target-length": 3000,
  checks: [() => [{ message: "缺少附件" }]],
  onViewchange: ({ detail }) => detail.view === "ledger",
};

// @ts-expect-error no such colours
export const blue: Given = { theme: "blue" };
// @ts-expect-error a text
export const number: Given = { modelValue: 3 };
