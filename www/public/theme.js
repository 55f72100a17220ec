// Before the first paint: no visitor sees the theme that they turned off.
document.documentElement.dataset.theme = localStorage.getItem("theme") ?? "system";
