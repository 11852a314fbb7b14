// The language of feeds: XML, with articles in CDATA. Loaded when it is needed.
import { htmlLanguage } from '@codemirror/lang-html';
import { xmlLanguage } from '@codemirror/lang-xml';
import { LanguageSupport } from '@codemirror/language';
import { parseMixed } from '@lezer/common';

const [OPEN, CLOSE] = ['<![CDATA['.length, ']]>'.length];

const language = xmlLanguage.configure({
  wrap: parseMixed(({ name, from, to }) => (name === 'Cdata' && to - from > OPEN + CLOSE
    ? { parser: htmlLanguage.parser, overlay: [{ from: from + OPEN, to: to - CLOSE }] }
    : null)),
});

export const feed = (): LanguageSupport => new LanguageSupport(language);
