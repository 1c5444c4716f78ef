/**
 * Puts a mark such as ** around what is selected, or takes it away if it is there. Answers what to replace by which text, and what to
 * select afterwards. White space at the ends stays outside: inside, the mark would mean nothing.
 */
export function wrapped(value, start, end, mark) {
  while (start < end && /\s/.test(value[start])) start++;
  while (end > start && /\s/.test(value[end - 1])) end--;
  const { length } = mark;
  const words = value.slice(start, end);
  if (value.slice(start - length, start) === mark && value.slice(end, end + length) === mark)
    return { start: start - length, end: end + length, text: words, selection: [start - length, end - length] };
  if (words.length >= 2 * length && words.startsWith(mark) && words.endsWith(mark))
    return { start, end, text: words.slice(length, -length), selection: [start, end - 2 * length] };
  return { start, end, text: mark + words + mark, selection: [start + length, end + length] };
}
