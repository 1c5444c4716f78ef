// Drafts that the server does not have yet. Only one tab of several keeps the draft of a conversation: the one that wrote in it last.
import { owned } from "../Shell/owned.js";

export const { put, remove, clear, adopt } = owned("draft");
