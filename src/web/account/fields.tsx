import { useId, useState } from 'react';
import { failureLines } from './queries.ts';
import './fields.css';

interface PasswordFieldProps {
  readonly label: string;
  readonly name: string;
  readonly autoComplete: 'current-password' | 'new-password';
  readonly describedBy?: string | undefined;
}

/** A password with a way to see what one typed. */
export function PasswordField({ label, name, autoComplete, describedBy }: PasswordFieldProps) {
  const id = useId();
  const [shown, setShown] = useState(false);
  return (
    <div className="entry">
      <label htmlFor={id}>{label}</label>
      <div className="entry-secret">
        <input
          id={id}
          className="input"
          name={name}
          type={shown ? 'text' : 'password'}
          autoComplete={autoComplete}
          aria-describedby={describedBy}
          required
          maxLength={128}
        />
        <button
          type="button"
          className="button plain compact"
          aria-label={`${shown ? '隐藏' : '显示'}${label}`}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        >
          {shown ? '隐藏' : '显示'}
        </button>
      </div>
    </div>
  );
}

/** Six digits of the phone, or a recovery code. */
export function CodeField({ recovery = false }: { readonly recovery?: boolean }) {
  const id = useId();
  return (
    <div className="entry">
      <label htmlFor={id}>{recovery ? '恢复码' : '动态口令'}</label>
      <input
        id={id}
        key={recovery ? 'recovery' : 'code'}
        className="input entry-code"
        name="code"
        inputMode={recovery ? 'text' : 'numeric'}
        autoComplete={recovery ? 'off' : 'one-time-code'}
        placeholder={recovery ? 'xxxx-xxxx-xxxx-xxxx' : '六位数字'}
        maxLength={recovery ? 30 : 8}
        required
      />
    </div>
  );
}

/** Why it was not taken, above the form; the place is kept so that nothing jumps. */
export function Failure({ error, said }: { readonly error: unknown; readonly said?: string | undefined }) {
  const lines = said ? [said] : error ? failureLines(error) : [];
  return (
    <div className="entry-failure" role="alert">
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}

export function Sentences({ id, children }: { readonly id: string; readonly children: readonly string[] }) {
  return (
    <ul id={id} className="entry-rules grey small">
      {children.map((one) => (
        <li key={one}>{one}</li>
      ))}
    </ul>
  );
}
