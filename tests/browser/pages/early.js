// The host sets a text before the page is read to its end.
document.querySelector("[name=set]").value = "宿主的文字";
