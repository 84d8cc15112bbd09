import { Sign } from '#components/drawings/sign.tsx';
import type { FamilyOrNone } from '#lib/content/collections/families.ts';
import type { PageBase } from '#lib/content/page-data.ts';
import { homeAddress } from '#lib/i18n/addresses.ts';
import { translator } from '#lib/i18n/translate.ts';
import styles from './header.module.css';
import { LanguageSwitch } from './language-switch.tsx';

interface HeaderProps {
  page: PageBase;
  family: FamilyOrNone | undefined;
}

const menuId = 'menu';

/** The top of every page: name, menu, languages. On a small screen the menu is a popover, which needs no script. */
export function Header({ page: { frame, languages }, family }: HeaderProps) {
  const t = translator(frame.locale);
  return (
    <header className={styles.header} data-family={family} data-ground={family ? 'accent' : undefined}>
      <div className={`wrap ${styles.bar}`}>
        <a className={styles.home} href={homeAddress(frame.locale)}>
          <Sign className={styles.sign} />
          {frame.name}
        </a>
        <button type="button" className={styles.button} popoverTarget={menuId}>
          {t('site.menu.open')}
        </button>
        <div id={menuId} popover="auto" className={styles.menu}>
          <button type="button" className={styles.button} popoverTarget={menuId} popoverTargetAction="hide">
            {t('site.menu.close')}
          </button>
          <nav aria-label={t('site.menu.label')}>
            <ul className={styles.links}>
              {frame.navigation.map(({ label, href, current }) => (
                <li key={href}>
                  <a href={href} aria-current={current ? 'page' : undefined}>
                    {label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <nav aria-label={t('site.languages.label')}>
            <LanguageSwitch languages={languages} locale={frame.locale} />
          </nav>
        </div>
      </div>
    </header>
  );
}
