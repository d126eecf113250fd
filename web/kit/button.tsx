import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactNode } from 'react';
import styles from './button.module.css';

export type ButtonLook = 'quiet' | 'primary' | 'plain' | 'paper' | 'danger';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: ButtonLook;
  icon?: ReactNode;
}

/** A button with words; at least 44 px in both directions. */
export function Button({ look = 'quiet', icon, children, className = '', ...rest }: ButtonProps) {
  return (
    <button type="button" {...rest} className={`${styles.button} ${className}`} data-look={look}>
      {icon}
      {children}
    </button>
  );
}

interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** Its name, spoken and shown as a tip. */
  label: string;
  look?: ButtonLook;
}

/** A button with a picture only, always named. */
export function IconButton({ label, look = 'plain', children, className = '', ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      className={`${styles.button} ${className}`}
      data-look={look}
      data-icon=""
    >
      {children}
    </button>
  );
}

/** A link that looks like a button. */
export function ButtonLink({
  look = 'quiet',
  children,
  className = '',
  ...rest
}: AnchorHTMLAttributes<HTMLAnchorElement> & { look?: ButtonLook }) {
  return (
    <a {...rest} className={`${styles.button} ${className}`} data-look={look}>
      {children}
    </a>
  );
}
