// Under the usual name, unless it is taken; then under one with the version, so that two versions
// live on one page.
const define = (name = "gangmu-editor") => {
  const there = customElements.get(name);
  if (there && there.version === VERSION) return name;
  const free = there ? `${name}-v${VERSION.replaceAll(".", "-")}` : name;
  if (!customElements.get(free)) customElements.define(free, class extends GangmuEditor {});
  return free;
};
define();
