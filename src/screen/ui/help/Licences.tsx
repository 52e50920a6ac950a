import type { JSX } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { licenceWords } from '../../words/licenceWords.ts';
import { useLanguage } from '../context.ts';
import { CloseIcon } from '../parts/icons.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { type Licence, LICENCES_ELEMENT } from './licence.ts';

/** The licences and notices of everything that is shipped, inside the help dialog. */
export function Licences({ onBack }: { onBack: () => void }): JSX.Element {
  const words = licenceWords(useLanguage());
  const licences = useMemo(shippedLicences, []);
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    heading.current?.focus();
    heading.current?.closest('dialog')?.scrollTo(0, 0);
  }, []);
  return (
    <div class="help-body licences">
      <div class="card-head">
        <h2 id="help-title" ref={heading} tabIndex={-1}>
          {words.title}
        </h2>
        <IconButton label={words.back} onClick={onBack}>
          <CloseIcon />
        </IconButton>
      </div>
      <p>{words.lead}</p>
      {licences.map(({ name, version, declared, texts }) => (
        <section key={name + version} aria-label={name}>
          <h3>{name}</h3>
          <p class="quiet-text">
            {words.version(version)} · <span lang="en">{declared.replace(/^\((.*)\)$/, '$1')}</span>
          </p>
          {texts.map((text) => (
            <pre key={text} lang="en">
              {text}
            </pre>
          ))}
        </section>
      ))}
    </div>
  );
}

/** The build embeds them in the page: a page opened from a disk can't load other files. */
function shippedLicences(): readonly Licence[] {
  return JSON.parse(document.getElementById(LICENCES_ELEMENT)?.textContent ?? '[]') as readonly Licence[];
}
