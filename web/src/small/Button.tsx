import type { ReactNode } from 'react';
import { Icon, type IconName } from './icons';

interface Props {
  onClick?: () => void;
  /** primary: what is most likely meant; danger: what cannot be taken back. */
  kind?: 'primary' | 'plain' | 'quiet' | 'danger';
  icon?: IconName;
  type?: 'button' | 'submit';
  disabled?: boolean;
  pressed?: boolean;
  children: ReactNode;
}

export function Button({ onClick, kind = 'plain', icon, type = 'button', disabled, pressed, children }: Props) {
  return (
    <button type={type} className={`button ${kind}`} onClick={onClick} disabled={disabled} aria-pressed={pressed}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
}

/** A button that is an icon alone, with its name for those who do not see it. */
export function IconButton({ name, label, onClick }: { name: IconName; label: string; onClick: () => void }) {
  return (
    <button type="button" className="button round" onClick={onClick} aria-label={label} title={label}>
      <Icon name={name} />
    </button>
  );
}
