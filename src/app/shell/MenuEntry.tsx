import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import styles from './shell.module.css';

interface MenuEntryProps {
  to: string;
  icon: ReactNode;
  onChosen?: (() => void) | undefined;
  children: ReactNode;
}

export function MenuEntry({ to, icon, onChosen, children }: MenuEntryProps) {
  return (
    <li>
      <NavLink to={to} className={styles.entry ?? ''} {...(onChosen ? { onClick: onChosen } : {})}>
        {icon}
        {children}
      </NavLink>
    </li>
  );
}
