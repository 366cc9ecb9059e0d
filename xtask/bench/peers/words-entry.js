// npm jieba-wasm as a classic script: compiled and started when it is told to.
export { default as init, cut } from "jieba-wasm/web";
