import classes from './brand.module.css';

/** The seal and the name. */
export function Brand() {
  return (
    <span className={classes.brand} translate="no">
      <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true">
        <rect className={classes.seal} x="1" y="1" width="30" height="30" rx="8" />
        <path
          className={classes.mark}
          d="M7.500 9.500h17M16 9.500v6M16 15.500a4.500 4.500 0 1 0 .01 0M11.500 20h-4M24.500 20h-4"
        />
      </svg>
      Tamga
    </span>
  );
}
