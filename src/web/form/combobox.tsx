import { useCombobox } from 'downshift';
import { useId, useState } from 'react';
import './combobox.css';

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Printed small behind the label: the unit above, the state of a matter. */
  readonly note: string;
}

interface Props {
  readonly id: string;
  readonly chosen: readonly Choice[];
  readonly options: readonly Choice[];
  readonly many: boolean;
  readonly busy: boolean;
  readonly invalid: boolean;
  readonly describedBy: string | undefined;
  readonly placeholder: string;
  readonly onSearch: (q: string) => void;
  readonly onChange: (chosen: readonly Choice[]) => void;
}

/**
 * Finds in a register by typing and picks one or several. The list hangs under the box in the page itself, so that it
 * stays inside a dialog; keys and roles are those of an ARIA combobox.
 */
export function Combobox(props: Props) {
  const { chosen, options, many, busy, invalid, onSearch, onChange } = props;
  const [typed, setTyped] = useState<string>();
  const single = many ? undefined : chosen[0];
  const listId = useId();
  const type = (text: string | undefined): void => {
    setTyped(text);
    onSearch(text ?? '');
  };
  const pick = (one: Choice): void => {
    const held = chosen.some((c) => c.value === one.value);
    onChange(many ? (held ? chosen.filter((c) => c.value !== one.value) : [...chosen, one]) : [one]);
    type(undefined);
  };
  const box = useCombobox<Choice>({
    items: [...options],
    inputValue: typed ?? single?.label ?? '',
    selectedItem: null,
    menuId: listId,
    inputId: props.id,
    itemToString: (one) => one?.label ?? '',
    onInputValueChange: ({ inputValue, type: cause }) => {
      if (cause === useCombobox.stateChangeTypes.InputChange) type(inputValue);
    },
    onStateChange: ({ type: cause, selectedItem }) => {
      if (selectedItem) pick(selectedItem);
      // What was typed without being picked is no choice.
      else if (cause === useCombobox.stateChangeTypes.InputBlur) type(undefined);
    },
    // The list stays open while several are picked.
    stateReducer: (state, { changes, type: cause }) =>
      many && (cause === useCombobox.stateChangeTypes.ItemClick || cause === useCombobox.stateChangeTypes.InputKeyDownEnter)
        ? { ...changes, isOpen: true, highlightedIndex: state.highlightedIndex }
        : changes,
  });
  return (
    <div className="combobox">
      {many && chosen.length > 0 ? <Chosen chosen={chosen} onRemove={(one) => pick(one)} /> : null}
      <div className="combobox-box">
        <input
          className="input"
          placeholder={props.placeholder}
          {...box.getInputProps({ 'aria-invalid': invalid || undefined, 'aria-describedby': props.describedBy })}
        />
        {single ? (
          <button type="button" className="combobox-clear" aria-label={`清除「${single.label}」`} onClick={() => onChange([])}>
            ×
          </button>
        ) : null}
      </div>
      <ul
        className={box.isOpen ? 'combobox-list' : 'combobox-list combobox-shut'}
        {...box.getMenuProps({ 'aria-label': props.placeholder })}
      >
        {box.isOpen
          ? options.map((one, index) => (
              <li
                key={one.value}
                className={index === box.highlightedIndex ? 'combobox-option combobox-at' : 'combobox-option'}
                {...box.getItemProps({ item: one, index, 'aria-selected': chosen.some((c) => c.value === one.value) })}
              >
                {one.label}
                <span className="grey small">　{one.note}</span>
              </li>
            ))
          : null}
        {box.isOpen && options.length === 0 ? <li className="combobox-none grey">{busy ? '正在查找…' : '没有找到，换个词试试'}</li> : null}
      </ul>
    </div>
  );
}

function Chosen({ chosen, onRemove }: { readonly chosen: readonly Choice[]; readonly onRemove: (one: Choice) => void }) {
  return (
    <ul className="combobox-chosen">
      {chosen.map((one) => (
        <li key={one.value}>
          {one.label}
          <button type="button" aria-label={`移除「${one.label}」`} onClick={() => onRemove(one)}>
            ×
          </button>
        </li>
      ))}
    </ul>
  );
}
