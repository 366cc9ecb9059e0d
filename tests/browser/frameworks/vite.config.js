import vue from "@vitejs/plugin-vue";

const isCustomElement = (tag) => tag === "gangmu-editor";
export default {
  plugins: [vue({ template: { compilerOptions: { isCustomElement } } })],
  optimizeDeps: { exclude: ["gangmu-editor"] },
};
