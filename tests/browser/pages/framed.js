// The frame is of another origin, which the address names.
const there = new URLSearchParams(location.search).get("frame");
document.querySelector("iframe").src =
  `${there}/gangmu.html?embed=1&origin=${encodeURIComponent(location.origin)}`;
