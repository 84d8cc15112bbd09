import styles from './mail-link.module.css';

/** An e-mail address large enough to be copied by hand; `subject` goes into the new message. */
export function MailLink({ email, subject }: { email: string; subject: string | undefined }) {
  const query = subject ? `?subject=${encodeURIComponent(subject)}` : '';
  const [name, host] = email.split('@');
  return (
    <p className={styles.mail}>
      <a href={`mailto:${email}${query}`}>
        {name}
        <wbr />@{host}
      </a>
    </p>
  );
}
