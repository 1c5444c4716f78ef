import { keep } from "./files.js";

/** Lets the person choose the file that is missing. */
export function choose(input, net) {
  input.onchange = () => {
    const [file] = input.files;
    if (file) net.invokeMethodAsync("Chosen", keep(file));
    input.value = "";
  };
  input.click();
}
