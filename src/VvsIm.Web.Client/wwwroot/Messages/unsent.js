// Messages that were written and not yet sent.
import { owned } from "../Shell/owned.js";

export const { put, remove, clear, adopt } = owned("unsent");
