import { shownText } from '../panel/shown-text';

/**
 * A sentence for a notification or a progress, with words of strangers such as a file's name in it. VS Code makes links of
 * `[words](command:…)` there, whoever wrote them, and there is no escape: a blank takes them apart.
 */
export const notificationText = (sentence: string): string => shownText(sentence).replaceAll('](', '] (');
