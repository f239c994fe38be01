"""The commands that only look: `sql`, `show`, `rejects`, `check`. They open the warehouse read-only and print."""



