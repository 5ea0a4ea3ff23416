"""Why plan and baseline differ: shares of each choice by real runs, and the order in which processes parted."""
